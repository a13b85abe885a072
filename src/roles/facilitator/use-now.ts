import { useEffect, useState } from 'react';

/** The time in ms, `offset` ahead of this device's clock, renewed at every whole `step` (ms) so that clocks tick together. */
export function useNow(step: number, offset = 0): number {
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const time = Date.now() + offset;
      setNow(time);
      timer = setTimeout(tick, step - (((time % step) + step) % step));
    };
    tick();
    return () => clearTimeout(timer);
  }, [step, offset]);
  return now;
}
