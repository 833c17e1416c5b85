/** The configuration, read once from the environment. `.env.example` lists every variable. */
import { join, resolve } from 'node:path'
import { z } from 'zod'

const PACKAGE_ROOT = join(import.meta.dirname, '..')

export interface Config {
  /** 0 takes any free port; then see `withPort`. */
  port: number
  /** Absolute. Data of the database, where this program runs it. */
  dataDir: string
  /** Absolute. Downloads and compiled things; may be deleted at any time. */
  cacheDir: string
  /** Absent: the program finds or starts a database itself. */
  mongodbUri?: string
  /** Absent: the program catches its mails and shows them at /dev/post. */
  smtpUrl?: string
  /** Origin under which readers reach the program, without a slash at the end: mails link to it. */
  baseUrl: string
  /** Sender of all mails. */
  mailFrom: string
  /** `info`: one line per command. */
  logLevel: 'error' | 'info'
  /** Absent: /metrics is for this machine alone. */
  metricsToken?: string
}

/** The message is one sentence: variable, value (never a password), what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const PORT = /^\d{1,5}$/
const MONGODB_URI = /^mongodb(\+srv)?:\/\/[^\s/?]+(\/[^\s?/]*)?(\?\S*)?$/
const MAIL_ADDRESS = /^[^\s<>@,;"]+@[^\s<>@,;"]+$/
const NAMED_ADDRESS = /^[^<>\r\n]+ <([^<>]+)>$/

const isOrigin = (value: string): boolean => {
  const url = URL.parse(value)
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.origin === value.replace(/\/$/, '')
}
const isSmtpUrl = (value: string): boolean => {
  const url = URL.parse(value)
  return url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== ''
}

const variables = z.object({
  PORT: z.string().refine((value) => PORT.test(value) && Number(value) <= 65_535, 'a whole number from 0 to 65535 (0 takes any free port)'),
  DATA_DIR: z.string().refine((value) => !value.includes('\0'), 'the path of a directory'),
  MONGODB_URI: z
    .string()
    .regex(MONGODB_URI, 'an address like mongodb://user:password@host:27017/ratslauf or mongodb+srv://host/ratslauf')
    .optional(),
  SMTP_URL: z.string().refine(isSmtpUrl, 'an address like smtp://user:password@host:587 or smtps://host').optional(),
  BASE_URL: z.string().refine(isOrigin, 'an http or https address without path, like https://ratslauf.example.org').optional(),
  MAIL_FROM: z
    .string()
    .refine((value) => MAIL_ADDRESS.test(NAMED_ADDRESS.exec(value)?.[1] ?? value), 'a mail address, alone or as Name <address>'),
  LOG_LEVEL: z.enum(['error', 'info'], 'error or info'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, 'a secret of 16 to 200 printable characters without blanks')
    .optional(),
})

/**
 * @param env an empty variable counts as absent, as a line `NAME=` in `.env` means it.
 * @throws ConfigError for the first wrong value.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(variables.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()] as const] : [])),
  )
  const parsed = variables.safeParse({
    PORT: '3000',
    DATA_DIR: join(PACKAGE_ROOT, '.data'),
    MAIL_FROM: 'Ratslauf <ratslauf@localhost>',
    LOG_LEVEL: 'error',
    ...given,
  })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0])
    throw new ConfigError(
      `${name} is ${name === 'METRICS_TOKEN' ? 'wrong' : JSON.stringify(withoutSecrets(given[name] ?? ''))}, allowed is ${issue?.message}.`,
    )
  }
  const {
    PORT: port,
    DATA_DIR,
    MONGODB_URI: mongodbUri,
    SMTP_URL: smtpUrl,
    BASE_URL,
    MAIL_FROM: mailFrom,
    LOG_LEVEL: logLevel,
    METRICS_TOKEN: metricsToken,
  } = parsed.data
  return {
    port: Number(port),
    dataDir: resolve(DATA_DIR),
    cacheDir: join(PACKAGE_ROOT, '.cache'),
    ...(mongodbUri !== undefined && { mongodbUri }),
    ...(smtpUrl !== undefined && { smtpUrl }),
    baseUrl: BASE_URL?.replace(/\/$/, '') ?? localUrl(Number(port)),
    mailFrom,
    logLevel,
    ...(metricsToken !== undefined && { metricsToken }),
  }
}

const localUrl = (port: number): string => `http://127.0.0.1:${port}`

/** Puts in the port the program got where `PORT=0` asked for any; a given `BASE_URL` stays. */
export function withPort(config: Config, port: number): Config {
  return { ...config, port, baseUrl: config.baseUrl === localUrl(config.port) ? localUrl(port) : config.baseUrl }
}

/** Everything before the last @ may be a password, and so may the query; the scheme helps to see the mistake. */
const withoutSecrets = (value: string): string => value.replace(/^([a-z+]*:\/\/)?.*@/is, '$1***@').replace(/\?.*$/s, '?***')
