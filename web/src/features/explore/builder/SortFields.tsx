import pop from '#features/explore/marks/Pop.module.css';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { FilterControl } from '#ui/FilterControl.js';
import type { SelectGroup } from '#ui/select.type.js';

interface SortFieldsProps {
  /** The first key that rows are sorted by; null if they are in the order of their groups. */
  readonly order: { readonly chosen: string; readonly isDescending: boolean } | null;
  /** The choices of what to sort by; the empty code means the order of the groups. */
  readonly groups: readonly SelectGroup[];
  /** Whether the text sorts by further keys. */
  readonly areMore: boolean;
  readonly onSort: (code: string, isDescending: boolean) => void;
}

const directions = [
  { code: 'DESC', name: 'Largest first' },
  { code: 'ASC', name: 'Smallest first' },
] as const;

/** The order of rows. */
export function SortFields({ order, groups, areMore, onSort }: SortFieldsProps) {
  return (
    <>
      <h3>Sort</h3>
      <FilterControl
        label="Sort by"
        groups={groups}
        chosen={order?.chosen ?? ''}
        isSet={order !== null}
        onChoose={(code) => onSort(code, order?.isDescending ?? true)}
      />
      {order === null ? null : (
        <ChoiceControl
          label="Which comes first"
          options={directions}
          chosen={order.isDescending ? 'DESC' : 'ASC'}
          onChoose={(code) => onSort(order.chosen, code === 'DESC')}
        />
      )}
      {areMore ? (
        <p className={pop.note}>
          Further orders are set in the text; changing this one removes them.
        </p>
      ) : null}
    </>
  );
}
