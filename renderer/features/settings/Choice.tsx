import { Radio } from '@mantine/core';
import { useId } from 'react';
import styles from './Settings.module.css';

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly description?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  onChange(value: Value): void;
}

/** One of a few, all of them in sight. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const name = useId();
  return (
    <Radio.Group
      className={styles['choice'] ?? ''}
      name={name}
      label={props.label}
      {...(props.description === undefined ? {} : { description: props.description })}
      value={props.value}
      onChange={(value) => {
        const chosen = props.options.find((option) => option.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      <div className={styles['options']}>
        {props.options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
      </div>
    </Radio.Group>
  );
}
