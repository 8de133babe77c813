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
                Figures: true counts, for whoever holds any grant at an agency of the police up to OFFICIAL-SENSITIVE. These people are
                called cleared.
              </p>
              <p>
                Records: only the cleared who are analysts, contributors or moderators there can open or export them. They have to say why,
                and each time stands in the list below. Police leaders open no records, cleared or not.
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
                to a multiple of 5 by a secret lottery; 1 to 4 show as 5 or as “fewer than 5, perhaps none” [c].{' '}
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
