import decodeQR from 'qr/decode.js';
import { useEffect, useRef } from 'react';
import styles from './code-viewer.module.css';

/** The picture that is asked for: enough for 97 modules in half its height. Larger ones only take longer to read. */
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 } };
/** The camera that looks away from the reader, where there are two. */
const BACK = { facingMode: 'environment' };
/** ms between two looks at the picture: twelve a second see each code of the quickest series three times. */
const LOOK_MS = 80;

/** Why there is no picture. `insecure`: a page on plain http has no cameras. `denied`: the reader or the system said no. */
export type CameraProblem = 'denied' | 'none' | 'busy' | 'insecure';

/** Pages on plain http have no `mediaDevices` at all. */
export function hasCameras(): boolean {
  return 'mediaDevices' in navigator;
}

interface CodeViewerProps {
  /** For who cannot see the picture. */
  label: string;
  /** A code in the picture, over and over while it is there. Returns whether that was the last to look for. */
  onCode(text: string): boolean;
  onProblem(problem: CameraProblem): void;
}

/** The camera's picture, looked at for codes as long as it is shown. */
export function CodeViewer(props: CodeViewerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(props);
  told.current = props;
  useEffect(() => {
    let left = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const look = () => {
      if (left) return;
      const text = video.current && context ? readCode(video.current, canvas, context) : undefined;
      const last = text !== undefined && told.current.onCode(text);
      if (!last) timer = setTimeout(look, LOOK_MS);
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { ...PICTURE, ...BACK }, audio: false });
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
  return <video ref={video} className={styles.camera} aria-label={props.label} muted playsInline />;
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

function problemOf(error: unknown): CameraProblem {
  const name = (error as { name?: string } | null)?.name;
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}
