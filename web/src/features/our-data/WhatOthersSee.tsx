import { Link } from 'react-router';

import { FactList } from '#ui/FactList.js';

interface WhatOthersSeeProps {
  readonly agency: string;
}

/** Who may see what of one agency's data, as docs/access.md describes. */
export function WhatOthersSee({ agency }: WhatOthersSeeProps) {
  return (
    <FactList
      facts={[
        {
          name: 'The police',
          content: (
            <>
              <p>
                Figures: true counts, for everybody with access at a police agency up to
                OFFICIAL-SENSITIVE. We call them cleared.
              </p>
              <p>
                Records: only cleared analysts, contributors and moderators can open or export them.
                They must say why, and each use is in the list below. Police leaders cannot open
                records.
              </p>
            </>
          ),
        },
        {
          name: 'Other partners',
          content: (
            <>
              <p>
                Figures: most counts as they are. Protected figures are rounded: referrals, people
                safeguarded, and reports of child sexual exploitation and abuse or of modern slavery
                and human trafficking. Random rounding moves them to a multiple of 5; 1 to 4 show as
                5 or as “too few to show” [c].{' '}
                <Link to="/disclosure">How people are protected</Link>
              </p>
              <p>Records: none of yours.</p>
            </>
          ),
        },
        {
          name: 'Staff of the whole partnership',
          content:
            'A few people, for example those who moderate disruptions: figures and records of every agency. They must say why they open a record, and each use is in the list below.',
        },
        {
          name: 'Boards and leaders',
          content: 'Figures only; protected ones rounded, unless they are cleared. Records: none.',
        },
        {
          name: agency,
          content:
            'Records: all of your own, for your analysts, contributors and moderators. Your administrators and auditors read the log and cannot open records.',
        },
      ]}
    />
  );
}
