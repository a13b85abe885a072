import { Component, type ReactNode } from 'react';

/** How long a scene that could not be drawn is left alone. Unit: ms. */
const AGAIN_MS = 3_000;

interface CalmBoundaryProps {
  /** What is shown instead, meanwhile. */
  calm: ReactNode;
  /** Changes with what is shown: the next scene is tried at once. */
  of: unknown;
  children: ReactNode;
}

/** A defect in a scene ends here: the room sees something calm, and the scene is tried again. */
export class CalmBoundary extends Component<CalmBoundaryProps, { failed: boolean }> {
  override state = { failed: false };
  #timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.setState({ failed: false }), AGAIN_MS);
  }

  override componentDidUpdate(before: CalmBoundaryProps): void {
    if (this.state.failed && before.of !== this.props.of) this.setState({ failed: false });
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.calm : this.props.children;
  }
}
