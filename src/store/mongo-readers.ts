/** The queries of pages, mails and documents. Each shape is listed in docs/architecture.md with its index. */
import { AGGREGATARTEN, type Aggregatart } from '../../workflows/aggregate.ts'
import { GEHALTEN } from '../../workflows/sitzung/stand.ts'
import type { Head } from '../engine/ports.ts'
import type { Arbeitsvorrat } from '../engine/projections/arbeitsvorrat.ts'
import type { OeffentlicheVorlage } from '../engine/projections/oeffentlich.ts'
import type { Readers, VorlagenQuery } from '../engine/read-ports.ts'
import { toHead } from './mongo-event-store.ts'
import type { HeadDocument, Models } from './models.ts'

const escapeRegex = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

function vorlagenFilter(query: VorlagenQuery): Record<string, unknown> {
  return {
    'fields.profil': query.profil,
    ...(query.nummer !== undefined && { $or: [{ 'fields.nummer': query.nummer }, { 'fields.entwurfsnummer': query.nummer }] }),
    ...(query.woerter !== undefined &&
      query.woerter.length > 0 && { $and: query.woerter.map((wort) => ({ titel: { $regex: escapeRegex(wort), $options: 'i' } })) }),
    ...(query.gremium !== undefined && { 'fields.gremien': query.gremium }),
    ...(query.zustaende !== undefined && { 'fields.zustand': { $in: [...query.zustaende] } }),
    ...(query.federfuehrung !== undefined && { 'fields.federfuehrung': query.federfuehrung }),
    ...(query.jahr !== undefined && { 'fields.jahr': query.jahr }),
  }
}

export function createMongoReaders(models: Models): Readers {
  const heads = async (
    art: Aggregatart,
    filter: Record<string, unknown>,
    sort: Record<string, 1 | -1>,
    limit: number,
    skip = 0,
  ): Promise<Head[]> => {
    const rows = await models.heads[art].find(filter).sort(sort).skip(skip).limit(limit).lean<HeadDocument[]>()
    return rows.map((row) => toHead(art, row))
  }
  return {
    async vorlagen(query) {
      const found = await heads('vorlage', vorlagenFilter(query), { zuletzt: -1 }, query.limit + 1, query.skip ?? 0)
      return { heads: found.slice(0, query.limit), mehr: found.length > query.limit }
    },
    sitzungen: ({ profil, ab, bis, gremium, limit }) =>
      heads(
        'sitzung',
        {
          'fields.profil': profil,
          'fields.am': { $gte: ab, ...(bis !== undefined && { $lte: bis }) },
          ...(gremium !== undefined && { 'fields.gremium': gremium }),
        },
        { 'fields.am': 1 },
        limit,
      ),
    offeneSitzungen: (profil) =>
      heads(
        'sitzung',
        { 'fields.profil': profil, 'fields.zustand': { $in: [...GEHALTEN] }, 'fields.ergebnisseVersandt': null },
        { 'fields.am': 1 },
        100,
      ),
    gremien: (profil) => heads('gremium', { 'fields.profil': profil }, { _id: 1 }, 200),
    async *eachHead(art) {
      for await (const row of models.heads[art].find().sort({ _id: 1 }).lean<HeadDocument>().cursor()) yield toHead(art, row)
    },
    async heads(refs) {
      const byArt = await Promise.all(
        AGGREGATARTEN.map(async (art) => {
          const ids = refs.filter((ref) => ref.art === art).map((ref) => ref.id)
          return ids.length === 0 ? [] : heads(art, { _id: { $in: ids } }, { _id: 1 }, ids.length)
        }),
      )
      return byArt.flat()
    },
    async arbeitsvorrat(profil, fuer) {
      const rows = await models.projektionen.arbeitsvorrat
        .find({ 'zeile.profil': profil, 'zeile.fuer': { $in: [...fuer] } })
        .lean<{ zeile: unknown }[]>()
      return rows.map((row) => row.zeile as Arbeitsvorrat)
    },
    async oeffentlicheVorlage(profil, adresse) {
      const row = await models.projektionen.oeffentlich
        .findOne({ 'zeile.profil': profil, 'zeile.adresse': adresse })
        .lean<{ zeile: unknown }>()
      return row === null ? null : (row.zeile as OeffentlicheVorlage)
    },
    async oeffentlicheVorlagen(profil, limit) {
      const rows = await models.projektionen.oeffentlich
        .find({ 'zeile.profil': profil })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<{ zeile: unknown }[]>()
      return rows.map((row) => row.zeile as OeffentlicheVorlage)
    },
  }
}
