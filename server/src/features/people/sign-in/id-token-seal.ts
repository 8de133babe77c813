import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The prefix of a sealed token, which identifies the method. */
const PREFIX = 'v1.';

/**
 * Encrypts the ID tokens that signing out at the provider needs. They contain what a provider says
 * about somebody, and have no other use here, so the database has them only encrypted, under a key
 * derived from the client secret, which is not in the database.
 */
export class IdTokenSeal {
  private readonly key: Buffer;

  constructor(clientSecret: string) {
    this.key = Buffer.from(
      hkdfSync('sha256', clientSecret, '', 'stronghold session id_token', KEY_BYTES),
    );
  }

  /** @param personId the owner; the sealed token opens for nobody else */
  seal(idToken: string, personId: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, iv).setAAD(Buffer.from(personId));
    const sealed = Buffer.concat([cipher.update(idToken, 'utf8'), cipher.final()]);
    return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /**
   * Opens a sealed token; null if it was sealed under another client secret or for somebody else,
   * or has changed since.
   */
  open(sealed: string, personId: string): string | null {
    if (!sealed.startsWith(PREFIX)) return null;
    const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
    const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
    if (tag.length !== TAG_BYTES) return null;
    try {
      const decipher = createDecipheriv(ALGORITHM, this.key, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(personId))
        .setAuthTag(tag);
      return (
        decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') +
        decipher.final('utf8')
      );
    } catch {
      // Sealed for somebody else, or changed: it does not open.
      return null;
    }
  }
}
