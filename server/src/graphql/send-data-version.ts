import type { ApolloServerPlugin } from '@apollo/server';

/** The data version that the figures of one answer depend on. */
export class DataVersionRead {
  private read: number | null = null;

  /**
   * Records the version that figures depend on. Parts of an answer may be read one after the other,
   * so the earliest version applies to the whole answer.
   */
  note(version: number): void {
    this.read = Math.min(version, this.read ?? version);
  }

  /** The earliest version that was read; null if no figures were read. */
  get version(): number | null {
    return this.read;
  }
}

/**
 * Adds the data version of an answer's figures to the extensions, even for callers who do not ask
 * for it.
 */
export const sendDataVersion: ApolloServerPlugin<{ readonly dataRead: DataVersionRead }> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue: { dataRead }, response: { body } }) {
        const { version: dataVersion } = dataRead;
        if (dataVersion !== null && body.kind === 'single')
          body.singleResult.extensions = { ...body.singleResult.extensions, dataVersion };
        return Promise.resolve();
      },
    }),
};
