import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { auditActions } from '#domain/audit/entry.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Agency, toAgency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime, PlainDateScalar } from '#graphql/scalars.js';

import type { ShownEntry } from './audit-log.reader.js';

export const AuditAction = codeEnum(
  'AuditAction',
  'What the log tells of: the six words of section 62 of the Data Protection Act 2018, and those of this program.',
  auditActions,
);

@ObjectType('TouchedAgency', {
  description: 'An agency whose records an entry of the log concerns.',
  simpleResolvers: true,
})
export class TouchedAgency {
  @Field(() => Agency)
  agency: Agency;

  @Field(() => Int, {
    description:
      'Its records that were read, counted or changed. 0 if the viewer only saw that there are some.',
  })
  records: number;
}

@ObjectType('AuditEntry', {
  description: 'One thing that was done, as the log has it. It is never changed.',
  simpleResolvers: true,
})
export class AuditEntry {
  @Field(() => ID, { description: 'The number.' })
  id: string;

  @Field(() => Int, { description: 'Entries are numbered from 1 without a gap.' })
  number: number;

  @Field(() => DateTime)
  at: Date;

  @Field(() => AuditAction)
  action: string;

  @Field(() => String, { description: 'Who did it, as they were shown then.' })
  person: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Their id. Null if it was not a person of this installation: the local administrator, the command line.',
  })
  personId: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The network address that it came from. Null for what came over no network, for entries from before addresses were kept, and where it was done for an agency whose log you do not read.',
  })
  address: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The same for everything that was done in one session: SHA-256 of its id. Null as address is, and without a session.',
  })
  session: string | null;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency that it was done for. Null if it was none, or not a single one.',
  })
  agency: Agency | null;

  @Field(() => [TouchedAgency], {
    description:
      'Whose records it concerns; for viewers who are not cleared, only those of their own agencies are named.',
  })
  touched: readonly TouchedAgency[];

  @Field(() => String, { description: 'What was done, in words.' })
  what: string;

  @Field(() => Dataset, {
    nullable: true,
    description: 'Null if it concerns no single dataset.',
  })
  dataset: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Which records were meant, as they were asked for: JSON, its first 4,000 characters. Null if none were.',
  })
  filter: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Rows that were handed out or changed; for viewers who are not cleared, records of their own agencies. Null if no rows were concerned.',
  })
  rowCount: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in their own words. Null if nobody was asked.',
  })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 over the hash of the entry before and all that this one says, in hexadecimal. Null for viewers who are not told all of it: counts could be guessed by it.',
  })
  hash: string | null;
}

@InputType('AuditFilter', {
  description: 'Which entries of the log are listed. Conditions side by side hold together.',
})
export class AuditFilter {
  @Field(() => PlainDateScalar, { nullable: true, description: 'The first day that counts.' })
  from?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'The last day that counts.' }) to?:
    | string
    | null;
  @Field(() => [AuditAction], {
    nullable: true,
    description: 'One of these. An empty list matches no entry.',
  })
  actions?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Who did it, by their id.' }) person?:
    | string
    | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who did it, by a part of the name that was shown, in capitals or not.',
  })
  name?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Done for this agency, or concerning its records, by its code.',
  })
  agency?: string | null;
  @Field(() => Dataset, { nullable: true, description: 'Concerning this dataset.' }) dataset?:
    | string
    | null;
}

/**
 * An entry for somebody who may read the log.
 *
 * @param reach the agencies whose log they read; null for all. It hides the network addresses of
 * others
 */
export function toAuditEntry(
  entry: ShownEntry,
  referenceData: ReferenceData,
  reach: readonly number[] | null,
): AuditEntry {
  const { number, actor, agencyId, touched, ...said } = entry;
  const find = toFinder(referenceData);
  const concerned = Object.entries(touched).flatMap(([id, records]) => {
    const agency = find(Number(id));
    return agency ? [{ agency, records }] : [];
  });
  const isOfTheirs = reach === null || (agencyId !== null && reach.includes(agencyId));
  return {
    ...said,
    address: isOfTheirs ? (actor.address ?? null) : null,
    session: isOfTheirs ? (actor.session ?? null) : null,
    id: String(number),
    number,
    person: actor.name,
    personId: actor.personId,
    agency: agencyId === null ? null : find(agencyId),
    touched: concerned,
  };
}

/** Finds agencies by their database id. */
export function toFinder({ agencies }: ReferenceData): (id: number) => Agency | null {
  return (id) => {
    const agency = agencies.find((each) => each.id === id);
    return agency ? toAgency(agency) : null;
  };
}
