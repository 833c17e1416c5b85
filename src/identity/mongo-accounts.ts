/** Accounts in MongoDB. Every query is one exact unique key, except the list, which the pages of the administration read. */
import { type Connection, type Model, Schema } from 'mongoose'
import { RatslaufError } from '../engine/errors.ts'
import { type Account, type Accounts, KONTOROLLEN, normalizeUsername } from './accounts.ts'

const rolle = new Schema(
  { rolle: { type: String, enum: KONTOROLLEN, required: true }, stelle: { type: String, maxlength: 200 } },
  { _id: false },
)

const datum = { type: String, match: /^\d{4}-\d{2}-\d{2}$/, required: true } as const
const vertretung = new Schema({ fuer: { type: String, maxlength: 100, required: true }, von: datum, bis: datum }, { _id: false })

const schema = new Schema<Account>(
  {
    _id: { type: String, required: true, maxlength: 100 },
    benutzername: { type: String, required: true, maxlength: 100 },
    name: { type: String, required: true, maxlength: 200 },
    email: { type: String, required: true, maxlength: 320 },
    profil: { type: String, required: true, maxlength: 100 },
    rollen: { type: [rolle], required: true },
    person: { type: String, maxlength: 100 },
    vertretungen: { type: [vertretung], default: undefined },
    passwortHash: { type: String, required: true, maxlength: 300 },
    aktiv: { type: Boolean, required: true },
  },
  { collection: 'konten', autoIndex: false, autoCreate: false, strict: 'throw', minimize: false, versionKey: false },
)
schema.index({ benutzername: 1 }, { unique: true })
schema.index({ profil: 1, name: 1 })

export interface MongoAccounts extends Accounts {
  /** Creates the collection's indexes; part of the migration step. */
  migrate: () => Promise<void>
}

const modelOf = (connection: Connection): Model<Account> =>
  (connection.models['Konto'] as Model<Account> | undefined) ?? connection.model<Account>('Konto', schema)

const isDuplicate = (error: unknown): boolean => Error.isError(error) && 'code' in error && error.code === 11_000

export function createMongoAccounts(connection: Connection): MongoAccounts {
  const model = modelOf(connection)
  return {
    byUsername: async (benutzername) => model.findOne({ benutzername: normalizeUsername(benutzername) }).lean<Account | null>(),
    byId: async (id) => model.findOne({ _id: id }).lean<Account | null>(),
    create: async (account) => {
      try {
        await model.create({ ...account, benutzername: normalizeUsername(account.benutzername) })
      } catch (error) {
        if (!isDuplicate(error)) throw error
        throw new RatslaufError('ALREADY_EXISTS', 'Ein Konto mit diesem Benutzernamen gibt es bereits.', { cause: error })
      }
    },
    list: async (profil) => model.find({ profil }).sort({ name: 1 }).lean<Account[]>(),
    setVertretungen: async (id, vertretungen) => {
      await model.updateOne({ _id: id }, { $set: { vertretungen } })
    },
    migrate: async () => {
      await model.createIndexes()
    },
  }
}
