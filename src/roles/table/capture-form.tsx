import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId } from 'react';
import type { StationId } from '../../domain/ids.ts';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { useOnDemand } from '../../ui/on-demand.ts';
import { AngleToggles, angleOfKey } from './angle-toggles.tsx';
import styles from './capture-form.module.css';
import { isSaveKey } from './keys.ts';
import type { LookUp } from './look-up.ts';
import { ON_TAP } from './on-tap-part.ts';
import { QuoteToggle, TagFields } from './tag-fields.tsx';
import { OutcomeLine, TextOffer } from './text-notice.tsx';
import { ThemeSelect } from './theme-select.tsx';
import { useCapture } from './use-capture.ts';

interface CaptureFormProps {
  session: Session;
  station: StationId;
  look: LookUp;
  field: RefObject<HTMLTextAreaElement | null>;
  /** A keyboard with keys is in use: the hints about keys are worth their place. */
  keyboard: boolean;
  onEnterList: () => void;
}

/** Where a statement is written down. Nothing in it is required but words, and nothing ever stands in the way of typing. */
export function CaptureForm({ session, station, look, field, keyboard, onEnterList }: CaptureFormProps) {
  const capture = useCapture(session, station, look);
  const { writing, change } = capture;
  const id = useId();
  const onTap = useOnDemand(ON_TAP, keyboard);
  const { words } = look;
  const other = writing.theme !== undefined && writing.theme !== look.ownTheme ? writing.theme : undefined;

  useEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
  }, [field]);

  const onShortcut = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const angle = event.defaultPrevented ? undefined : angleOfKey(look, event);
    if (!angle) return;
    event.preventDefault();
    if (!event.repeat) capture.toggleAngle(angle);
  });
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent) => onShortcut(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  const save = () => {
    capture.save();
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isSaveKey(event)) {
      event.preventDefault();
      // a key that is held down saves once
      if (!event.repeat) save();
    } else if (event.key === 'ArrowDown' && !event.nativeEvent.isComposing && (event.altKey || writing.text === '')) {
      event.preventDefault();
      onEnterList();
    }
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onMouseDown={(event) => {
        // A tap on a tag leaves the focus in the field: the on-screen keyboard stays, and the next key goes on with the sentence.
        const button = (event.target as Element).closest('button');
        if (button && document.activeElement === field.current) event.preventDefault();
      }}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>
          <label htmlFor={id}>{words.capture.title}</label>
        </h2>
        <OutcomeLine capture={capture} look={look} />
      </div>
      {other && (
        <p className={styles.other} data-colour={look.themeColour(other)}>
          {words.capture.otherTheme(look.themeName(other))}
          <Button look="plain" icon="undo" onClick={() => change({ theme: undefined })}>
            {words.capture.backTo(look.themeName(look.ownTheme))}
          </Button>
        </p>
      )}
      <div className={styles.compose} data-colour={other && look.themeColour(other)}>
        <textarea
          ref={field}
          id={id}
          className={styles.field}
          value={writing.text}
          onChange={(event) => {
            const { inputType } = event.nativeEvent as InputEvent;
            capture.type(event.target.value, inputType === 'insertFromPaste' || inputType === 'insertFromDrop');
          }}
          onKeyDown={onKeyDown}
          placeholder={words.capture.placeholder}
          aria-describedby={`${id}-offer`}
          dir="auto"
          rows={3}
          autoComplete="off"
          autoCapitalize="sentences"
          enterKeyHint="done"
          spellCheck
        />
        <button type="submit" className={styles.save}>
          {words.capture.save}
        </button>
      </div>
      <TextOffer id={`${id}-offer`} capture={capture} look={look} onDone={() => field.current?.focus()} />
      <AngleToggles
        look={look}
        angles={writing.angles}
        onToggle={capture.toggleAngle}
        size="large"
        shortcuts
        hints={keyboard}
        legend={`${words.capture.angles} (${words.capture.anglesHint})`}
      />
      <div className={styles.tags}>
        <TagFields look={look} tags={writing} onChange={change} />
        <div className={styles.rest}>
          <QuoteToggle look={look} tags={writing} onChange={change} />
          {look.setup.themes.length > 1 && (
            <ThemeSelect
              look={look}
              theme={writing.theme ?? look.ownTheme}
              onChange={(theme) => change({ theme: theme === look.ownTheme ? undefined : theme })}
            />
          )}
        </div>
      </div>
      {keyboard && onTap && <onTap.KeysHint look={look} />}
    </form>
  );
}
