/** Words for who leads a session. */
export const WOERTER_LEITUNG = {
  'schritt.LEITUNG_UEBERNEHMEN': 'Leitung übernehmen',
  'verlauf.LEITUNG_UEBERNEHMEN': 'Leitung der Sitzung übernommen',
} as const
