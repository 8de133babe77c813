import { lazy } from 'react';

import { PopButton } from '#features/explore/marks/PopButton.js';
import { toAreaChoices } from '#lib/scope/choice.js';
import box from '#ui/SelectBox.module.css';

import type { PickedControlProps } from './picked-control.type.js';

const PickedChoices = lazy(async () => ({
  default: (await import('./PickedChoices.js')).PickedChoices,
}));

/** One quarter, selected in a grid of years, or one area, selected in a tree. */
export function PickedControl(props: PickedControlProps) {
  const { label, picker, choices, chosen, isOptional } = props;
  const known =
    picker === 'QUARTER'
      ? choices.periods.find(({ key }) => key === chosen)?.label
      : toAreaChoices(choices.areas).find(({ code }) => code === chosen)?.name;
  const words = known ?? chosen ?? (isOptional ? 'Any' : 'Choose');
  return (
    <span className={box.select}>
      <PopButton
        label={`${words} ${label}`}
        className={box.control}
        content={(close) => <PickedChoices {...props} onClose={close} />}
      >
        <span className={box.value}>{words}</span> <span className={box.label}>{label}</span>
        <svg className={box.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </PopButton>
    </span>
  );
}
