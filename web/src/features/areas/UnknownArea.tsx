import { Link } from 'react-router';

import { groupAreas } from '#lib/scope/choice.js';
import { PlainPage } from '#ui/PlainPage.js';
import { Section } from '#ui/Section.js';

import type { AreaChoices } from './area.type.js';

interface UnknownAreaProps {
  readonly code: string;
  readonly choices: AreaChoices;
  readonly toArea: (code: string) => string;
}

/** Replaces the page of an unknown area with a list of the areas that exist. */
export function UnknownArea({ code, choices, toArea }: UnknownAreaProps) {
  return (
    <PlainPage title="We do not know this area code">
      <p>
        You asked for <code>{code.slice(0, 40)}</code>. The link may be old or mistyped. Former
        districts have no page: their figures are in the district that replaced them. Today’s areas
        are:
      </p>
      {groupAreas(choices.areas).map(({ name, options }) => (
        <Section key={name ?? 'force'} title={name ?? 'The force'}>
          <ul>
            {options.map((area) => (
              <li key={area.code}>
                <Link to={toArea(area.code)}>{area.name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </PlainPage>
  );
}
