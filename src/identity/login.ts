/** Checks name and password in the same time whether or not the account exists. */
import type { Account, Accounts } from './accounts.ts'
import { hashPassword, verifyPassword } from './password.ts'

let dummy: Promise<string> | undefined

/** The account, or null. An unknown or disabled account costs the same hashing as a wrong password, so that timing tells nothing. */
export async function authenticate(accounts: Accounts, benutzername: string, passwort: string): Promise<Account | null> {
  dummy ??= hashPassword('kein-konto')
  const placeholder = await dummy
  const account = await accounts.byUsername(benutzername)
  const isRight = await verifyPassword(account?.passwortHash ?? placeholder, passwort)
  return account !== null && account.aktiv && isRight ? account : null
}
