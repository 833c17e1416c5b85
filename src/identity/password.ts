/** Passwords as argon2id. The parameters are written out so that a new version of the library cannot weaken them (OWASP: 19 MiB, t = 2, p = 1). */
import { hash, verify } from '@node-rs/argon2'

/** `Algorithm.Argon2id`: the library declares it as a const enum, which a type stripper cannot read. */
const ARGON2ID = 2

const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const

/** Longer input is refused before hashing, so that nobody can make us hash megabytes. */
const MAX_PASSWORD = 200

/** PHC string with its own random salt. */
export const hashPassword = async (password: string): Promise<string> => hash(password, PARAMETERS)

export const verifyPassword = async (stored: string, password: string): Promise<boolean> =>
  password.length <= MAX_PASSWORD && (await verify(stored, password))
