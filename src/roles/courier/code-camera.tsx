import decodeQR from 'qr/decode.js';
import { useEffect, useRef, useState } from 'react';
import { type Collected, FrameCollector } from '../../handover/frames.ts';
import { unpack } from '../../handover/pack.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import styles from './courier.module.css';
import { words } from './words.ts';

/** The picture that is asked for: enough for 73 modules in half its height. Larger ones only take longer to read. */
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 } };
/** ms between two looks at the picture: twelve a second see each code of the quickest series three times. */
const LOOK_MS = 80;
/** How many of the missing codes are named. */
const NAMED = 12;

type Problem = keyof (typeof words)['nl']['camera'];
type Camera = { state: 'off' } | { state: 'on' } | { state: 'problem'; reason: Problem };

/** Collects a series of codes by camera, in any order; gives the text once it is whole, or undefined when it cannot be read. */
export function CodeCamera({ onText }: { onText(text: string | undefined): void }) {
  const w = useWords(words);
  const [camera, setCamera] = useState<Camera>({ state: 'off' });
  const [collected, setCollected] = useState<Collected>();
  return (
    <section className={styles.card} aria-labelledby="camera">
      <h2 id="camera">{w.cameraTitle}</h2>
      <p>{w.cameraText}</p>
      {camera.state === 'on' ? (
        <>
          <Viewer
            onProblem={(reason) => setCamera({ state: 'problem', reason })}
            onCollected={(now) => {
              setCollected(now);
              if (now.missing.length > 0) return;
              onText(now.bytes && unpack(now.bytes));
              setCamera({ state: 'off' });
            }}
          />
          <p role="status">
            {collected ? w.collected(collected.total - collected.missing.length, collected.total) : w.looking}{' '}
            {collected && collected.missing.length > 0 && w.missing(named(collected.missing))}
          </p>
          {collected && (
            <progress
              className={styles.progress}
              aria-label={w.codes}
              max={collected.total}
              value={collected.total - collected.missing.length}
            />
          )}
          <div className={styles.actions}>
            <Button onClick={() => setCamera({ state: 'off' })}>{w.stopCamera}</Button>
          </div>
        </>
      ) : (
        <div className={styles.actions}>
          <Button
            onClick={() => {
              setCollected(undefined);
              setCamera(hasCameras() ? { state: 'on' } : { state: 'problem', reason: 'insecure' });
            }}
          >
            {w.startCamera}
          </Button>
        </div>
      )}
      {camera.state === 'problem' && (
        <p role="alert" className={styles.problem}>
          {w.camera[camera.reason]}
        </p>
      )}
    </section>
  );
}

/** Pages on plain http have no `mediaDevices` at all. */
function hasCameras(): boolean {
  return 'mediaDevices' in navigator;
}

function named(missing: readonly number[]): string {
  const first = missing.slice(0, NAMED).join(', ');
  return missing.length > NAMED ? `${first} …` : first;
}

interface ViewerProps {
  onCollected(collected: Collected): void;
  onProblem(reason: Problem): void;
}

/** The camera's picture, looked at as long as it is shown. */
function Viewer(props: ViewerProps) {
  const w = useWords(words);
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(props);
  told.current = props;
  useEffect(() => {
    let left = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const collector = new FrameCollector();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const look = () => {
      if (left) return;
      const text = video.current && context ? readCode(video.current, canvas, context) : undefined;
      const now = text === undefined ? undefined : collector.add(text);
      if (now) told.current.onCollected(now);
      if (now?.missing.length !== 0) timer = setTimeout(look, LOOK_MS);
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: PICTURE, audio: false });
        if (left || !video.current) return stop(stream);
        video.current.srcObject = stream;
        await video.current.play();
        video.current.scrollIntoView();
        look();
      } catch (error) {
        if (!left) told.current.onProblem(problemOf(error));
      }
    };
    void start();
    return () => {
      left = true;
      clearTimeout(timer);
      stop(stream);
    };
  }, []);
  return <video ref={video} className={styles.camera} aria-label={w.picture} muted playsInline />;
}

/** The text of a code in the picture; undefined when there is none that can be read. */
function readCode(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
): string | undefined {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return undefined;
  canvas.width = videoWidth;
  canvas.height = videoHeight;
  context.drawImage(video, 0, 0);
  try {
    return decodeQR(context.getImageData(0, 0, videoWidth, videoHeight));
  } catch {
    return undefined; // no code, or half of one: the next look is soon
  }
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function problemOf(error: unknown): Problem {
  const name = (error as { name?: string } | null)?.name;
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}
