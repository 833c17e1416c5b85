/** The Chromium from npm, unpacked into the cache. `RATSLAUF_CHROMIUM` names another one, for platforms the package does not serve. */
import { execFile } from 'node:child_process'
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

export interface UnpackedChromium {
  executablePath: string
  /** For LD_LIBRARY_PATH, where the system lacks NSS, NSPR or expat. */
  libraries?: string
  /** For FONTCONFIG_PATH, where the system has no fonts set up. */
  fonts?: string
}

const CACHE = join(import.meta.dirname, '../../.cache')
const run = promisify(execFile)
const succeeds = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    () => false,
  )

export async function unpackChromium(): Promise<UnpackedChromium> {
  const own = process.env['RATSLAUF_CHROMIUM']
  if (own) return { executablePath: own }

  const packageJson = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../package.json')
  const { version } = JSON.parse(await readFile(packageJson, 'utf8')) as { version: string }
  const target = join(CACHE, `chromium-${version}`)
  if (!(await succeeds(access(target)))) await unpack(target)

  const executablePath = join(target, 'chromium')
  const fonts = (await succeeds(access('/etc/fonts/fonts.conf'))) ? {} : { fonts: join(target, 'fonts') }
  if (await succeeds(run(executablePath, ['--version']))) return { executablePath, ...fonts }
  return { executablePath, ...fonts, libraries: join(target, 'al2023/lib') }
}

/**
 * In a process of its own, for the package returns whatever is called `chromium` in the temporary folder, and changes LD_LIBRARY_PATH
 * of whoever imports it. AWS_LAMBDA_JS_RUNTIME makes it unpack the libraries as well.
 */
async function unpack(target: string): Promise<void> {
  const temporary = `${target}.${process.pid}`
  await mkdir(temporary, { recursive: true })
  try {
    const script = "await (await import('@sparticuz/chromium')).default.executablePath()"
    const env = { ...process.env, TMPDIR: temporary, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
    await run(process.execPath, ['--input-type=module', '-e', script], { env, cwd: import.meta.dirname })
    await rename(temporary, target).catch(async (error: unknown) => {
      // Another run was faster.
      if (!(await succeeds(access(target)))) throw error
    })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
