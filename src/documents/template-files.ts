/** Where layouts and fonts lie. Fonts come from a package, never from the system: the same model looks the same on every host. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Workspace of the compiler: reviewed layouts only, no uploads, no links. */
export const TEMPLATES = fileURLToPath(new URL('../../templates/documents', import.meta.url))

const CUTS = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']

export function fontFolders(): string[] {
  const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans')))
  return CUTS.map((cut) => `${fonts}/${cut}`)
}
