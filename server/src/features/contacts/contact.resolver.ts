import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { can } from '#domain/access/permission.js';
import type { AgencyRecord } from '#domain/agencies.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { readContact } from '#domain/contacts/contact.js';
import { allDatasets, type Dataset, datasets } from '#domain/lists.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';
import { denied } from '#graphql/errors.js';
import { type Problem, toProblem } from '#graphql/problem.type.js';

import { findContacts, type KnownContact } from './contact.reader.js';
import { changeContact } from './contact.store.js';
import {
  DatasetContact,
  SetDatasetContactInput,
  SetDatasetContactPayload,
} from './contact.type.js';

@Resolver()
export class ContactResolver {
  @Query(() => [DatasetContact], {
    description:
      'Who to contact about the data an agency sends: one entry for each dataset. Empty for an unknown agency.',
  })
  async datasetContacts(
    @Arg('agency', () => ID, { description: 'The agency by its code.' }) code: string,
    @Ctx() context: Context,
  ): Promise<readonly DatasetContact[]> {
    const agency = context.referenceData.agencies.find((each) => each.code === code);
    return agency ? readContacts(context, agency) : [];
  }

  @Mutation(() => SetDatasetContactPayload, {
    description:
      "Sets, changes or removes an agency's contact for a dataset. Only an administrator of that agency can.",
  })
  async setDatasetContact(
    @Arg('input', () => SetDatasetContactInput, {
      description: 'The agency, dataset and contact, and the version that you saw.',
    })
    input: SetDatasetContactInput,
    @Ctx() context: Context,
  ): Promise<SetDatasetContactPayload> {
    const agency = context.referenceData.agencies.find(({ code }) => code === input.agency);
    const dataset = allDatasets.find((each) => each === input.dataset);
    if (!agency || !dataset)
      return { contact: null, problems: [toProblem('No agency has that code.', 'agency')] };
    const permission = can(context.viewer, 'SET_CONTACTS', { agencyIds: [agency.id] });
    if (!permission.ok) throw denied(permission);
    const { contact, problems } = readContact(input);
    if (problems.length > 0)
      return toPayload(
        context,
        { agency, dataset },
        problems.map(({ message, field }) => toProblem(message, field)),
      );
    const change = { agencyId: agency.id, dataset, contact, seen: input.version };
    const outcome = await context.database.write(async (transaction) => {
      const made = await changeContact(transaction, change);
      if (made === 'WRITTEN') transaction.log(toEntry(context, change));
      return made;
    });
    return toPayload(
      context,
      { agency, dataset },
      outcome === 'CONFLICT' ? [changedMeanwhile] : [],
    );
  }
}

const changedMeanwhile = toProblem(
  'This contact has been changed. Look at the latest version before you change it.',
  'version',
);

interface Subject {
  readonly agency: AgencyRecord;
  readonly dataset: Dataset;
}

async function toPayload(
  context: Context,
  { agency, dataset }: Subject,
  problems: readonly Problem[],
): Promise<SetDatasetContactPayload> {
  const contacts = await readContacts(context, agency);
  return { contact: contacts.find((each) => each.dataset === dataset) ?? null, problems };
}

async function readContacts(
  { database, viewer }: Context,
  agency: AgencyRecord,
): Promise<readonly DatasetContact[]> {
  const canChange = can(viewer, 'SET_CONTACTS', { agencyIds: [agency.id] }).ok;
  return (await findContacts(database, agency.id)).map((known) =>
    toContact(known, agency, canChange),
  );
}

function toContact(
  { dataset, contact, version }: KnownContact,
  agency: AgencyRecord,
  canChange: boolean,
): DatasetContact {
  return {
    ...{ id: `${agency.code}/${dataset}`, agency: toAgency(agency), dataset, version, canChange },
    role: contact?.role ?? null,
    address: contact?.address ?? null,
  };
}

/** The log entry, without the role or the address, because the log is permanent. */
function toEntry(
  { identity, clock }: Context,
  {
    agencyId,
    dataset,
    contact,
  }: { readonly agencyId: number; readonly dataset: Dataset; readonly contact: unknown },
): Entry {
  const what = `${contact === null ? 'Removed' : 'Changed'} the contact for ${datasets[dataset].toLowerCase()}.`;
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ADMINISTER',
    ...actingIn(identity),
    agencyId,
    dataset,
    what,
  };
}
