import { render } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { AnswerCell as Cell } from '#features/explore/answer/shape/shape.type.js';

import { AnswerCell } from './AnswerCell.js';

const cell = (text: string, flags: Cell['flags']): Cell => ({ text, flags, value: null });

it.each([
  { shown: cell('[c]', ['CONFIDENTIAL']), said: '[c]' },
  { shown: cell('[c]', ['CONFIDENTIAL', 'PROVISIONAL']), said: '[c][p]' },
  { shown: cell('20', ['ESTIMATED', 'PROVISIONAL']), said: '20[e] [p]' },
])('says once why there is no figure: $said', ({ shown, said }) => {
  const { container } = render(
    <AnswerCell
      cell={shown}
      shown={{
        ...{ place: 0, pinnedAt: null, largest: null, flagWidth: 20 },
        column: {
          ...{ id: 'referrals', kind: 'FIGURE', heading: 'Referrals', isNumber: true },
          ...{ alias: null, dimension: null, measure: 'referrals', unit: null },
        },
      }}
      shared={[]}
      hasBar={false}
    />,
  );
  expect(container).toHaveTextContent(said);
});
