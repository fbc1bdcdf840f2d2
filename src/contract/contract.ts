import { firstContract } from './first-contract.ts'
import { laterContract } from './later-contract.ts'

/**
 * The HTTP contract, shared by client and service, in two parts that are loaded apart: the paths below `/api/v1`, what goes
 * in, comes out and is refused.
 */
export const contract = {
  ...firstContract,
  ...laterContract,
  usage: { ...firstContract.usage, ...laterContract.usage },
}
