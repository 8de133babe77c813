import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';

import type { SelectGroup } from '#ui/select.type.js';
import box from '#ui/SelectBox.module.css';

interface ManyControlProps {
  readonly label: string;
  readonly groups: readonly SelectGroup[];
  readonly chosen: readonly string[];
  /** Called with the chosen codes, in the order of the groups. */
  readonly onChange: (codes: readonly string[]) => void;
}

/** Any values of a list, behind a button that shows the selection. */
export function ManyControl({ label, groups, chosen, onChange }: ManyControlProps) {
  const options = groups.flatMap((group) => group.options);
  const names = options.filter(({ code }) => chosen.includes(code)).map(({ name }) => name);
  const change = (keys: readonly unknown[]) =>
    onChange(options.map(({ code }) => code).filter((code) => keys.includes(code)));
  return (
    <Select
      className={box.select ?? ''}
      selectionMode="multiple"
      value={[...chosen]}
      onChange={(keys) => change(Array.isArray(keys) ? keys : [])}
    >
      <Button className={box.control ?? ''}>
        <SelectValue className={box.value ?? ''}>
          {() =>
            names.length === 0
              ? 'Any'
              : names.length > 2
                ? `${names.length} chosen`
                : names.join(', ')
          }
        </SelectValue>{' '}
        <Label className={box.label ?? ''}>{label}</Label>
        <svg className={box.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </Button>
      <Popover className={box.popover ?? ''} offset={4}>
        <ListBox className={box.list ?? ''}>
          {groups.map((group) => (
            <ListBoxSection
              key={group.name ?? ''}
              id={`group:${group.name ?? ''}`}
              aria-label={group.name ?? label}
            >
              {group.name === null ? null : (
                <Header className={box.heading ?? ''}>{group.name}</Header>
              )}
              {group.options.map(({ code, name }) => (
                <ListBoxItem key={code} id={code} textValue={name} className={box.option ?? ''}>
                  {name}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
