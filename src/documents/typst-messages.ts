/** What the parent and the child process of the renderer say to each other. */

export interface RenderJob {
  id: number
  /** The document model as JSON. */
  daten: string
}

export type RenderAnswer =
  | { id: number; ok: true; bytes: Uint8Array; pages: number }
  /** Diagnostics of Typst, for the log and for translation into a sentence. */
  | { id: number; ok: false; message: string }
