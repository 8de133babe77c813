import type { ApolloServerPlugin } from '@apollo/server';

/** The data version that the figures of one answer rest on. */
export class DataVersionRead {
  private read: number | null = null;

  /**
   * Notes what figures rest on. Parts of one answer may be read one after the other: the earlier
   * version is what all of them have.
   */
  note(version: number): void {
    this.read = Math.min(version, this.read ?? version);
  }

  /** Null if no figures were read. */
  get version(): number | null {
    return this.read;
  }
}

/**
 * Tells among the extensions of an answer which data version its figures rest on, for the person
 * who does not ask for it beside them.
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
