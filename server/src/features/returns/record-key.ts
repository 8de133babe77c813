import { createHmac } from 'node:crypto';

/**
 * The first 32 bits, unsigned, of HMAC-SHA-256(secret, agency code NUL reference) in UTF-8: what stands for a record in
 * the lottery of protected figures (docs/decisions/0004).
 */
export function toRecordKey(secret: Uint8Array, agencyCode: string, reference: string): number {
  return createHmac('sha256', secret).update(`${agencyCode}\0${reference}`, 'utf8').digest().readUInt32BE(0);
}
