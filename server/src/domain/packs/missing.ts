import type { PlainDate } from '#domain/plain-date.js';

import { isLate, type PackText, type SectionPlan, textKinds } from './pack.js';

/** Something that a pack still lacks, such as "3 Reports: Why". */
export interface Missing {
  readonly section: string;
  readonly words: string;
  readonly isLate: boolean;
}

/** The texts of the pack's sections that are not agreed, in section order. */
export function findMissingTexts(
  sections: readonly SectionPlan[],
  texts: readonly PackText[],
  today: PlainDate,
): readonly Missing[] {
  return sections.flatMap(({ key, heading }, index) =>
    texts
      .filter((text) => text.section === key && text.state !== 'AGREED')
      .map((text) => ({
        section: key,
        words: `${index + 1} ${heading}: ${textKinds[text.kind].toLowerCase()}`,
        isLate: isLate(text, today),
      })),
  );
}
