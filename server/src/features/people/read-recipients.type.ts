import { type Asker, toAsker } from '#domain/ownership/asker.js';
import { nameSaver } from '#domain/ownership/naming.js';
import { canReceive } from '#domain/ownership/subscription.js';
import type { Problem } from '#domain/problem.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { canSee, type Shared } from '#domain/saved-queries/access.js';
import { scheduleLimits } from '#domain/schedules/read-schedule.js';
import type { Context } from '#graphql/context.js';

import { findPeopleById, readingPeople } from './colleagues.reader.js';
import type { FoundPerson } from './found-person.reader.js';
import { toPersonIdentity } from './to-person-identity.type.js';

/** The recipients, and why some of those named were refused. */
export interface ReadRecipients {
  readonly ids: readonly string[];
  readonly problems: readonly Problem[];
}

interface ReadingRecipients {
  readonly reading: Pick<Context, 'database' | 'identity' | 'referenceData'>;
  /**
   * The saved question whose answer they will receive; null for something that everybody may ask.
   */
  readonly question: Shared | null;
}

/**
 * Reads the recipients of a subscription other than its owner: colleagues who have access and can
 * see its question.
 */
export async function readRecipients(
  named: readonly string[],
  { reading: { database, identity, referenceData }, question }: ReadingRecipients,
): Promise<ReadRecipients> {
  const asker = toAsker(identity, referenceData);
  const wanted = [...new Set(named)].filter((id) => id !== asker.personId);
  if (wanted.length > scheduleLimits.recipients)
    return {
      ids: [],
      problems: [
        toProblem(
          `It names ${wanted.length} people. At most ${scheduleLimits.recipients} people may receive it besides you.`,
        ),
      ],
    };
  const people = wanted.length === 0 ? [] : await findPeopleById(readingPeople(database), wanted);
  const found = people.filter(
    (person) => canReceive(person, referenceData) && isKnown(person, asker, referenceData),
  );
  const missing = wanted.length - found.length;
  const unable =
    question === null
      ? []
      : found.filter(
          (person) =>
            !canSee(
              question,
              toAsker(toPersonIdentity(person, referenceData), referenceData),
              referenceData,
            ),
        );
  const problems = [
    ...(missing === 0
      ? []
      : [
          toProblem(
            `You may not send it to ${missing === 1 ? 'one of the people named' : `${missing} of the people named`}. See who your colleagues are.`,
          ),
        ]),
    ...unable.map(({ name }) =>
      toProblem(
        `${name} cannot see this saved question. Share it with their agency or with everyone first.`,
      ),
    ),
  ];
  return { ids: problems.length > 0 ? [] : found.map(({ id }) => id), problems };
}

function toProblem(message: string): Problem {
  return { field: 'recipients', message };
}

function isKnown(person: FoundPerson, asker: Asker, { agencies }: ReferenceData): boolean {
  return nameSaver(person, asker, agencies).name !== null;
}
