import { actingIn } from '#domain/access/acting.js';
import { can } from '#domain/access/permission.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { isSame } from '#domain/packs/carry-sections.js';
import type { SectionPlan } from '#domain/packs/pack.js';
import { refuseSections } from '#domain/packs/section.js';
import type { Template } from '#domain/packs/template.js';
import { denyBy } from '#features/packs/pack-entry.js';
import type { Changing, Refused } from '#graphql/change-owned.js';

import { findTemplate } from './template.reader.js';
import { insertTemplate, lockTemplate } from './template.store.js';

/** The result of changing the template: the current template, and any problems. */
export interface ChangedTemplate {
  readonly template: Template;
  readonly refusal: Refused | null;
}

/**
 * Changes the pack template, unless somebody has changed it since it was seen. Existing packs stay
 * as they are.
 */
export function changeTemplate(
  { database, identity, clock }: Changing,
  { seen, sections }: { readonly seen: number; readonly sections: readonly SectionPlan[] },
): Promise<ChangedTemplate> {
  return database.write(async (transaction) => {
    await lockTemplate(transaction);
    const template = await findTemplate(transaction);
    const permission = can(identity.viewer, 'KEEP_TEMPLATE', { areas: [] });
    const refusal = permission.ok
      ? refuse({ template, seen, sections })
      : denyBy(permission, 'version');
    if (refusal) return { template, refusal };
    const isTheSame =
      template.sections.length === sections.length &&
      template.sections.every((section, place) => {
        const wanted = sections[place];
        return wanted !== undefined && isSame(section, wanted);
      });
    if (isTheSame) return { template, refusal: null };
    const next = { version: Math.max(template.version, 0) + 1, sections };
    await insertTemplate(transaction, next, {
      personId: identity.viewer.personId,
      at: clock.now(),
    });
    transaction.log({
      ...{ ...concerningNoRecords, at: clock.now(), action: 'ADMINISTER', ...actingIn(identity) },
      ...{
        what: `Saved version ${next.version} of the pack template.`,
        filter: { template: next.version },
      },
    });
    return { template: next, refusal: null };
  });
}

function refuse({
  template,
  seen,
  sections,
}: {
  readonly template: Template;
  readonly seen: number;
  readonly sections: readonly SectionPlan[];
}): Refused | null {
  if (template.version !== seen)
    return {
      field: 'version',
      message:
        'Somebody changed the template after you opened it. Look at the latest version, then try again.',
    };
  return refuseSections(sections);
}
