export { stopDatabase as default } from './database.mts'
