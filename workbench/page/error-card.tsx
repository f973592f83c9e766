import { useEffect, useState } from 'react';
import type { SheetArea } from '../book/address.js';
import type { CellError } from '../functions/function-cells.js';
import type { Session } from './session.js';

interface Shown extends CellError {
  readonly left: number;
  readonly top: number;
}

/** The grid shows its general hint after 100 ms. */
const hintDelay = 160;

/** The message of a failed function, beside the cell under the pointer. */
export function ErrorCard({ session }: { readonly session: Session }) {
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    let live = true;
    session.book.pointer.onHover((cell: SheetArea | null) => {
      if (!live) return;
      const error = cell && session.functions.error(cell);
      if (!cell || !error) return setShown(null);
      const place = session.book.pointer.place(cell);
      setShown({ ...error, left: place.left, top: place.bottom + 4 });
      setTimeout(() => session.book.pointer.hideErrorHint(), hintDelay);
    });
    return () => {
      live = false;
    };
  }, [session]);

  if (!shown) return null;
  return (
    <div className="wb-error" role="tooltip" style={{ left: shown.left, top: shown.top }}>
      <b>{shown.error}</b> {shown.message}
    </div>
  );
}
