import { Refusal } from './refusal.js';

/** PostgreSQL 15, as `server_version_num` writes it. */
const OLDEST_SERVER = 150_000;

/**
 * @param versionNumber `server_version_num`: 150020 is 15.20
 * @param versionName the version as the server writes it, for the message
 * @throws Refusal if the server is older than PostgreSQL 15
 */
export function refuseOldServer(versionNumber: number, versionName: string): void {
  if (versionNumber >= OLDEST_SERVER) return;
  throw new Refusal(
    `Stronghold needs PostgreSQL 15 or newer; this server is ${versionName}. Upgrade it, or leave DATABASE_URL unset to use the embedded one.`,
  );
}
