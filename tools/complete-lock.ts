/**
 * Adds the optional packages of foreign platforms that a registry mirror left out of package-lock.json, so that `npm ci`
 * accepts the lock everywhere. Run it after each change of dependencies (`npm run lock`). They carry no integrity: nobody saw the files.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface Entry {
  dev?: true
  optionalDependencies?: Record<string, string>
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }

const isLocked = (path: string, name: string): boolean =>
  `${path && `${path}/`}node_modules/${name}` in lock.packages ||
  (path !== '' && isLocked(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name))

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue
    const pick = (list: string): string[] => list.split(' ').filter((word) => name.split(/[-/]/).includes(word))
    const os = pick('darwin win32 linux android freebsd openharmony')
    if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version) || os.length !== 1) throw new Error(`${name}@${version}: version or platform unclear`)
    const libc = pick('musl gnu').map((word) => word.replace('gnu', 'glibc'))
    const cpu = pick('x64 arm64 ia32 arm ppc64 riscv64 s390x loong64 wasm32')
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu,
      ...(entry.dev && { dev: true }),
      ...(libc[0] && { libc }),
      optional: true,
      os,
    } as Entry
  }
}

const { '': root, ...rest } = lock.packages
const sorted = Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))
writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: { '': root, ...Object.fromEntries(sorted) } }, null, 2)}\n`)
