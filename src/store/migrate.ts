/** Creates collections and indexes; may be repeated. Every query of the program is covered by one of these: a test compares docs/architecture.md. */
import type { Connection } from 'mongoose'
import type { Models } from './models.ts'

/**
 * @param needsUniqueCasIndex the embedded server uses an index only when it is unique and its keys are exactly those of the filter
 * (database reference, section 3): there the compare-and-set on (_id, rev) needs one of its own.
 */
export async function migrate(connection: Connection, models: Models, needsUniqueCasIndex: boolean): Promise<void> {
  const existing = new Set((await connection.db?.listCollections({}, { nameOnly: true }).toArray())?.map(({ name }) => name))
  const all = [
    ...Object.values(models.heads),
    models.ereignisse,
    models.auftraege,
    models.texte,
    models.inhalte,
    models.blaetter,
    models.tageswurzeln,
    ...Object.values(models.projektionen),
  ]
  for (const model of all) if (!existing.has(model.collection.name)) await connection.createCollection(model.collection.name)

  await models.ereignisse.collection.createIndex({ aggregat: 1, commandId: 1 }, { unique: true })
  await models.auftraege.collection.createIndex({ zustand: 1, faelligAb: 1 })
  for (const head of Object.values(models.heads)) {
    await head.collection.createIndex({ wartetSeit: 1 }, { sparse: true })
    if (needsUniqueCasIndex) await head.collection.createIndex({ _id: 1, rev: 1 }, { unique: true })
  }
  if (needsUniqueCasIndex) {
    await models.auftraege.collection.createIndex({ _id: 1, token: 1 }, { unique: true })
    for (const { collection } of [models.blaetter, ...Object.values(models.projektionen)])
      await collection.createIndex({ _id: 1, rev: 1 }, { unique: true })
  }
  await models.heads.vorlage.collection.createIndex({ 'fields.profil': 1, zuletzt: 1 })
  await models.heads.vorlage.collection.createIndex({ 'fields.profil': 1, 'fields.nummer': 1 })
  await models.heads.vorlage.collection.createIndex({ 'fields.profil': 1, 'fields.entwurfsnummer': 1 })
  await models.heads.vorlage.collection.createIndex({ 'fields.profil': 1, 'fields.federfuehrung': 1, 'fields.zustand': 1, zuletzt: 1 })
  await models.heads.sitzung.collection.createIndex({ 'fields.profil': 1, 'fields.am': 1 })
  const offen = { 'fields.profil': 1, 'fields.zustand': 1, 'fields.ergebnisseVersandt': 1, 'fields.am': 1 } as const
  await models.heads.sitzung.collection.createIndex(offen)
  await models.heads.gremium.collection.createIndex({ 'fields.profil': 1, _id: 1 })
  await models.projektionen.arbeitsvorrat.collection.createIndex({ 'zeile.profil': 1, 'zeile.fuer': 1 })
  await models.projektionen.arbeitsvorrat.collection.createIndex({ geloescht: 1 }, { sparse: true })
  await models.projektionen.oeffentlich.collection.createIndex({ 'zeile.profil': 1, _id: 1 })
  await models.projektionen.oeffentlich.collection.createIndex({ 'zeile.profil': 1, 'zeile.adresse': 1 })
}
