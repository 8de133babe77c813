import { Link } from 'react-router';

import { FactList } from '#ui/FactList.js';

interface WhatOthersSeeProps {
  readonly agency: string;
}

/** What docs/access.md grants to whom, as it concerns one agency. */
export function WhatOthersSee({ agency }: WhatOthersSeeProps) {
  return (
    <FactList
      facts={[
        {
          name: 'The police',
          content: (
            <>
              <p>
                Figures: true counts, for everybody with access at a police agency up to OFFICIAL-SENSITIVE. They are people with clearance.
              </p>
              <p>
                Records: only analysts, contributors and moderators with clearance there can open or export them. They say why, and each
                time is in the list below. Police leaders open no records.
              </p>
            </>
          ),
        },
        {
          name: 'Other partners',
          content: (
            <>
              <p>
                Figures: most counts as they are. Protected ones are never told exactly: all of referrals, people safeguarded, and reports
                of child sexual exploitation and abuse or of modern slavery and human trafficking. Of these others see about how many, moved
                to a multiple of 5 by random rounding; 1 to 4 show as 5 or as “fewer than 5, perhaps none” [c].{' '}
                <Link to="/disclosure">How people are protected</Link>
              </p>
              <p>Records: none of yours.</p>
            </>
          ),
        },
        {
          name: 'Boards and leaders',
          content: 'Figures only, and of protected ones about how many unless they are cleared. Records: none.',
        },
        {
          name: agency,
          content:
            'Records: all of its own, for its analysts, contributors and moderators. Its administrators and auditors read the log and open no records.',
        },
      ]}
    />
  );
}
