import { AreaTree } from '#features/explore/pickers/AreaTree.js';
import tree from '#features/explore/pickers/AreaTree.module.css';
import { QuarterGrid } from '#features/explore/pickers/QuarterGrid.js';
import { Button } from '#ui/Button.js';

import type { PickedControlProps } from './picked-control.type.js';

interface PickedChoicesProps extends PickedControlProps {
  readonly onClose: () => void;
}

/** The list that opens under a control of the strip: one press selects and closes it. */
export function PickedChoices({
  label,
  picker,
  choices,
  chosen,
  isOptional,
  onChange,
  onClose,
}: PickedChoicesProps) {
  const choose = (value: string | null) => {
    onClose();
    onChange(value);
  };
  return (
    <>
      <h3>{label}</h3>
      {picker === 'QUARTER' ? (
        <QuarterGrid
          label={label}
          periods={choices.periods}
          lookOf={(key) => (key === chosen ? 'CHOSEN' : null)}
          onPress={choose}
        />
      ) : (
        <AreaTree
          label={label}
          areas={choices.areas}
          chosen={chosen === null ? [] : [chosen]}
          isWithin={false}
          drawChoice={({ code, name }, isChosen) => (
            <button
              className={tree.pick}
              type="button"
              aria-pressed={isChosen}
              onClick={() => choose(code)}
            >
              {name}
            </button>
          )}
        />
      )}
      {isOptional && chosen !== null ? <Button onPress={() => choose(null)}>Any</Button> : null}
    </>
  );
}
