import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { CodePicture, pictureOf } from '../../../ui/code-picture.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { useView } from '../evening.tsx';
import { useLinkStanding } from '../use-link-standing.ts';
import { useWideView } from '../use-wide.ts';
import styles from './panel.module.css';
import { useViewerUrl } from './preview.tsx';
import { useShowWords } from './use-sources.ts';

/** How long it says that the link was copied. Unit: ms. */
const COPIED_MS = 4_000;

/** Who can look on, and how: the link for phones, and the window for the projector. */
export function ViewersCard() {
  const { viewers: w } = useShowWords();
  const url = useViewerUrl();
  const viewers = useWideView((v) => v.viewers);
  const hub = useView((v) => v.link.state !== 'none');
  const { state } = useLinkStanding();
  const away = state === 'down' || state === 'refused';
  return (
    <section className={styles.panel} aria-labelledby="viewers-title">
      <h2 id="viewers-title">{w.title}</h2>
      {hub && away && (
        <p className={styles.alert}>
          <Icon name="no-link" />
          <span>{w.away}</span>
        </p>
      )}
      {!hub && <p className={styles.help}>{w.noHub}</p>}
      {hub && !url && !away && <p className={styles.help}>{w.waiting}</p>}
      {hub && url && (
        <>
          <p role="status">{viewers === undefined ? w.unknown : viewers === 0 ? w.none : w.count(viewers)}</p>
          <ViewersLink url={url} />
        </>
      )}
    </section>
  );
}

function ViewersLink({ url }: { url: string }) {
  const { viewers: w } = useShowWords();
  const picture = useMemo(() => pictureOf(url), [url]);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(setCopied, COPIED_MS, false);
    return () => clearTimeout(timer);
  }, [copied]);
  // a page on plain http has no clipboard: there the address can be chosen by hand
  const copy = () =>
    void navigator.clipboard?.writeText(url).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <>
      <div className={styles.link}>
        <div className={styles.code}>
          <CodePicture picture={picture} label={w.code} />
        </div>
        <div className={styles.address}>
          <input
            type="text"
            readOnly
            aria-label={w.link}
            value={url}
            onFocus={(event) => event.currentTarget.select()}
          />
          {navigator.clipboard && (
            <Button icon={copied ? 'check' : undefined} onClick={copy}>
              {copied ? w.copied : w.copy}
            </Button>
          )}
        </div>
      </div>
      <a className={styles.open} href={`${url}/wall`} target="_blank" rel="noreferrer">
        {w.open}
      </a>
      <p className={styles.help}>{w.openHelp}</p>
    </>
  );
}
