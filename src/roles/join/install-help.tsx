import { useSyncExternalStore } from 'react';
import { Button } from '../../ui/button.tsx';
import type { DeviceReading } from '../../ui/device/device-browser.ts';
import { installOffer } from '../../ui/device/install-offer.ts';
import { Icon } from '../../ui/icons.tsx';
import styles from './join-screen.module.css';
import type { JoinWords } from './words.ts';

/**
 * Putting the app on the home screen: by the browser's own offer where it makes one, else the steps of the platform; nothing where it
 * is there already, or would not help. Never by itself: the offer covers the page.
 */
export function InstallHelp({ reading, words }: { reading: DeviceReading | undefined; words: JoinWords['install'] }) {
  const offered = useSyncExternalStore(installOffer.subscribe, installOffer.there);
  if (!reading || reading.shownAs === 'app') return null;
  if (offered) {
    return (
      <Button look="quiet" icon="download" onClick={installOffer.take}>
        {words.button}
      </Button>
    );
  }
  if (reading.system === 'other') return null;
  const { system } = reading;
  return (
    <details className={styles.install}>
      <summary>
        <Icon name="chevron" />
        {words.title}
      </summary>
      {system === 'ipad' && <p>{words.ipadNote}</p>}
      <ol>
        {words[system].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}
