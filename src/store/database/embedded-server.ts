/**
 * mongo-java-server on one H2 file, for machines that reach package registries only. What it costs to change a line of
 * `embedded/Launcher.java` was measured; its comments say so.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { findProgram, MissingServerError, type ServerSource } from './server-source.ts'

export const EMBEDDED_FILE = 'ratslauf.mv'
const SOURCES = join(import.meta.dirname, 'embedded')
const POM = join(SOURCES, 'pom.xml')
const LAUNCHER = join(SOURCES, 'Launcher.java')
const COPY_JARS = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'
const OLDEST_JAVA = 17
/** Compiling less thoroughly and collecting garbage in one thread: ready in 0.2 s. 256 MB hold 100,000 heads. */
const JVM_OPTIONS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx512m']

const run = promisify(execFile)
const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

export const embeddedServer = (cacheDir: string): ServerSource => ({
  kind: 'embedded',
  folder: 'h2',
  prepare: async () => {
    const java = await findJava()
    const sources = await Promise.all([readFile(POM), readFile(LAUNCHER)])
    const digest = sources.reduce((hash, source) => hash.update(source), createHash('sha256')).digest('hex')
    const program = join(cacheDir, `embedded-database-${digest.slice(0, 12)}`)
    if (!(await exists(program))) await build(java, program)
    const classpath = [join(program, 'classes'), join(program, 'jars', '*')].join(delimiter)
    return {
      name: 'mongo-java-server on H2 (embedded)',
      command: (directory, port) => ({
        file: java,
        args: [...JVM_OPTIONS, '-cp', classpath, 'Launcher', join(directory, EMBEDDED_FILE), String(port)],
        ready: /^ready \d+$/m,
      }),
    }
  },
})

async function findJava(): Promise<string> {
  const home = process.env['JAVA_HOME']
  const ofHome = home === undefined || home === '' ? undefined : join(home, 'bin', process.platform === 'win32' ? 'java.exe' : 'java')
  const java = ofHome !== undefined && (await exists(ofHome)) ? ofHome : await findProgram('java')
  if (java === undefined) throw new MissingServerError(`Java ${OLDEST_JAVA} (JDK) is not on the PATH`)
  return java
}

/** Built under a name of its own and then renamed: of two processes that do it at once, one wins and both are right. */
async function build(java: string, program: string): Promise<void> {
  const { stderr } = await run(java, ['-version']).catch(toMissing('java does not run'))
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0)
  if (version < OLDEST_JAVA) throw new MissingServerError(`${java} is Java ${version}, at least ${OLDEST_JAVA} (JDK) is needed`)
  const maven = await findProgram('mvn')
  if (maven === undefined) throw new MissingServerError('Maven (mvn) is not on the PATH')

  const temporary = `${program}.${process.pid}`
  const jars = join(temporary, 'jars')
  const repository = join(temporary, 'repository')
  try {
    await mkdir(join(temporary, 'classes'), { recursive: true }).catch(toMissing(`${temporary} cannot be written`))
    await run(maven, ['-q', '-B', '-f', POM, `-Dmaven.repo.local=${repository}`, COPY_JARS, `-DoutputDirectory=${jars}`]).catch(
      toMissing('Maven could not fetch the embedded database'),
    )
    const classpath = (await readdir(jars)).map((jar) => join(jars, jar)).join(delimiter)
    // The compiler of the same Java, also where only `java` is on the PATH.
    const compile = ['-m', 'jdk.compiler/com.sun.tools.javac.Main', '-cp', classpath, '-d', join(temporary, 'classes'), LAUNCHER]
    await run(java, compile).catch(toMissing(`${java} has no compiler, a JDK ${OLDEST_JAVA} is needed, not a JRE`))
    await rm(repository, { recursive: true, force: true })
    await rename(temporary, program).catch(async (error: unknown) => {
      if (!(await exists(program))) throw error
    })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

const toMissing =
  (what: string) =>
  (error: unknown): never => {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string }
    // oxlint-disable-next-line no-control-regex -- Maven colours even quiet output.
    const lines = `${stdout}\n${stderr}`.replaceAll(/\u001B\[[\d;]*m/g, '').split('\n')
    const line = lines.find((text) => /error/i.test(text)) ?? message.split('\n')[0] ?? ''
    throw new MissingServerError(`${what} (${line.trim().slice(0, 300)})`, { cause: error })
  }
