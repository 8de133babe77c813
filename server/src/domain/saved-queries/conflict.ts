import { toQuotedValue } from '#domain/quoted-value.js';

/** The state after somebody else's change. */
export interface Later {
  /** The question's latest version. */
  readonly version: number;
  /** Who saved the question, as the subject of a sentence. */
  readonly who: string;
  readonly savedAt: Date;
  readonly name: string;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** Says that somebody else saved in the meantime: who, what and when, and what to do. */
export function describeConflict({ version, who, savedAt, name }: Later): string {
  const when = moment.format(savedAt).replace(' at ', ', ');
  return `${who} saved version ${version} of "${toQuotedValue(name)}" on ${when}, after you opened it. Your changes have not overwritten it: look at the difference, then save yours as a copy, or save it again as the version after version ${version}.`;
}
