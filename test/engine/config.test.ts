import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ConfigError, readConfig, withPort } from '../../src/config.ts'

const ROOT = join(import.meta.dirname, '../..')

const messageOf = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return `${error.name}: ${error.message}`
    throw error
  }
  return 'accepted'
}

describe('configuration', () => {
  test('is complete without any variable, and an empty one counts as absent', () => {
    const expected = {
      port: 3000,
      dataDir: join(ROOT, '.data'),
      cacheDir: join(ROOT, '.cache'),
      baseUrl: 'http://127.0.0.1:3000',
      mailFrom: 'Ratslauf <ratslauf@localhost>',
      logLevel: 'error',
    }
    expect(readConfig({})).toEqual(expected)
    expect(
      readConfig({ PORT: '', DATA_DIR: ' ', MONGODB_URI: '', SMTP_URL: '', BASE_URL: '', MAIL_FROM: '', LOG_LEVEL: '', METRICS_TOKEN: '' }),
    ).toEqual(expected)
  })

  test('takes every variable', () => {
    const config = readConfig({
      PORT: '8080',
      DATA_DIR: '/srv/ratslauf',
      MONGODB_URI: 'mongodb://a:b@one.example:27017,two.example:27017/ratslauf?replicaSet=rs',
      SMTP_URL: 'smtps://mail.example:465',
      BASE_URL: 'https://ratslauf.example.org/',
      MAIL_FROM: 'sitzungsdienst@stadt.example',
      LOG_LEVEL: 'info',
      METRICS_TOKEN: 'sixteen-letters!',
    })
    expect(config).toMatchObject({
      port: 8080,
      dataDir: '/srv/ratslauf',
      mongodbUri: 'mongodb://a:b@one.example:27017,two.example:27017/ratslauf?replicaSet=rs',
      smtpUrl: 'smtps://mail.example:465',
      baseUrl: 'https://ratslauf.example.org',
      mailFrom: 'sitzungsdienst@stadt.example',
      logLevel: 'info',
      metricsToken: 'sixteen-letters!',
    })
  })

  test('links to the port it got, unless an address is given', () => {
    expect(withPort(readConfig({ PORT: '0' }), 4711)).toMatchObject({ port: 4711, baseUrl: 'http://127.0.0.1:4711' })
    expect(withPort(readConfig({ PORT: '0', BASE_URL: 'https://a.example' }), 4711).baseUrl).toBe('https://a.example')
  })

  test.each([
    [{ PORT: 'http' }, 'PORT is "http", allowed is a whole number from 0 to 65535 (0 takes any free port).'],
    [{ PORT: '65536' }, 'PORT is "65536", allowed is'],
    [{ LOG_LEVEL: 'debug' }, 'LOG_LEVEL is "debug", allowed is error or info.'],
    [{ METRICS_TOKEN: 'kurz' }, 'METRICS_TOKEN is wrong, allowed is a secret of 16 to 200 printable characters without blanks.'],
    [{ METRICS_TOKEN: 'sixteen letters with blanks' }, 'METRICS_TOKEN is wrong'],
    [{ PORT: '-1' }, 'PORT is "-1", allowed is'],
    [{ PORT: '3e3' }, 'PORT is "3e3", allowed is'],
    [{ MONGODB_URI: 'localhost:27017' }, 'MONGODB_URI is "localhost:27017", allowed is'],
    [{ SMTP_URL: 'http://mail.example' }, 'SMTP_URL is "http://mail.example", allowed is'],
    [{ BASE_URL: 'ratslauf.example.org' }, 'BASE_URL is "ratslauf.example.org", allowed is an http or https address without path'],
    [{ BASE_URL: 'https://a.example/rat' }, 'BASE_URL is "https://a.example/rat", allowed is'],
    [{ PORT: '80\n81' }, 'PORT is "80\\n81", allowed is'],
    [{ MAIL_FROM: 'Ratslauf' }, 'MAIL_FROM is "Ratslauf", allowed is'],
    [{ MAIL_FROM: 'A <a@b.example>\nBcc: c@d.example' }, 'allowed is a mail address'],
  ])('says of %j in one sentence what is wrong and what is allowed', (env, part) => {
    expect(messageOf(env)).toMatch(/^ConfigError: [^\n]+\.$/s)
    expect(messageOf(env)).toContain(part)
  })

  test.each([
    { MONGODB_URI: 'mongo://clerk:geheim@db.example/x' },
    { MONGODB_URI: 'mongodb:/clerk:geheim@db.example' },
    { MONGODB_URI: 'mongodb://clerk:ge/heim@wort@db.example/ x' },
    { SMTP_URL: 'smpt://clerk:geheim@mail.example' },
    { SMTP_URL: 'http://mail.example?password=geheim' },
    { BASE_URL: 'https://clerk:geheim@web.example' },
  ])('shows no password: %j', (env) => {
    expect(messageOf(env)).toMatch(/^ConfigError: /)
    expect(messageOf(env)).not.toMatch(/geheim|heim@|wort/)
  })

  test('is listed in .env.example, each variable under a comment', () => {
    const blocks = readFileSync(join(ROOT, '.env.example'), 'utf8').trim().split('\n\n').slice(1)
    const names = blocks.map((block) => /^# [^\n]+\n([A-Z_]+)=[^\n]*$/.exec(block)?.[1])
    expect(names).toEqual(['PORT', 'DATA_DIR', 'MONGODB_URI', 'SMTP_URL', 'BASE_URL', 'MAIL_FROM', 'LOG_LEVEL', 'METRICS_TOKEN'])
  })
})
