import { useEffect, useRef } from 'react';
import type { LocalText } from '../../../domain/code-lists.ts';
import { useDesk } from './desk.ts';
import { LocalField } from './text-field.tsx';

interface NameFieldProps {
  place: string;
  value: LocalText;
  limit: number;
  onSave: (name: LocalText) => void;
}

/** The name of what was opened. What has none yet was made a moment ago: one can type at once. */
export function NameField(props: NameFieldProps) {
  const { words } = useDesk();
  const nameless = useRef(props.value.nl === '');
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (nameless.current) around.current?.querySelector('input')?.focus();
  }, []);
  return (
    <div ref={around}>
      <LocalField {...props} label={words.name} />
    </div>
  );
}
