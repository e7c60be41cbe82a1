import { Trans } from "@lingui/react/macro";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { Button } from "../../ui/Button.tsx";

interface Choosing {
  /** The chooser that is open in this step. */
  open: string | null;
  /** Opens one, or closes it when it is open; `at` names the field that takes the focus. */
  toggle(id: string, at?: string): void;
  close(): void;
  at: string | null;
  base: string;
  /** What the open one was opened with, if it is still there. */
  opener(): HTMLElement | null;
}

const ChoosingContext = createContext<Choosing | null>(null);

/** One chooser at a time is open among these children. */
export function Choosers({ children }: { children: ReactNode }) {
  const base = useId();
  const [now, setNow] = useState<{ id: string; at: string | null } | null>(null);
  const from = useRef<Element | null>(null);
  const value = useMemo<Choosing>(
    () => ({
      opener: () => {
        const menu = from.current?.closest("details")?.querySelector("summary");
        const found = menu ?? from.current;
        return found instanceof HTMLElement && found.isConnected ? found : null;
      },
      open: now?.id ?? null,
      at: now?.at ?? null,
      base,
      toggle: (id, at) => {
        from.current = document.activeElement;
        setNow((was) =>
          was?.id === id && (at === undefined || was.at === at) ? null : { id, at: at ?? null },
        );
      },
      close: () => setNow(null),
    }),
    [now, base],
  );
  return <ChoosingContext value={value}>{children}</ChoosingContext>;
}

export function useChoosing(): Choosing {
  const choosing = useContext(ChoosingContext);
  if (!choosing) throw new Error("This has to stand among choosers.");
  return choosing;
}

/** A dotted word: opens its chooser below the sentence. */
export function Token(props: { opens: string; at?: string; children: ReactNode; bad?: boolean }) {
  const { open, at, toggle, base } = useChoosing();
  const on = open === props.opens;
  const here = on && (props.at === undefined || at === props.at);
  return (
    <button
      type="button"
      className={props.bad ? "tok tok--bad" : "tok"}
      data-opens={base + props.opens}
      aria-expanded={on}
      aria-controls={on ? `${base}panel` : undefined}
      aria-current={here || undefined}
      onClick={() => toggle(props.opens, props.at)}
    >
      {props.children}
    </button>
  );
}

/** What a token opens. Takes the focus, and gives it back when it closes. */
export function Panel(props: {
  of: string;
  title: string;
  children: ReactNode;
  /** In place of "Done". */
  actions?: ReactNode;
}) {
  const { open } = useChoosing();
  return open === props.of ? <OpenPanel {...props} /> : null;
}

function OpenPanel({ of, title, children, actions }: Parameters<typeof Panel>[0]) {
  const { at, base, close, opener } = useChoosing();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const controls = "input, select, textarea, button";
    const wanted = at === null ? null : box.current?.querySelector(`[data-param="${at}"]`);
    (wanted ?? box.current)?.querySelector<HTMLElement>(controls)?.focus();
  }, [at]);
  const home = useRef<HTMLElement | null>(null);
  useEffect(() => {
    home.current = box.current?.closest("[data-step]")?.querySelector("button") ?? null;
  }, []);
  useEffect(
    () => () => {
      // Whoever was in it goes on where they came from, unless they have gone on already.
      if (document.activeElement && document.activeElement !== document.body) return;
      const token = document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(base + of)}"]`);
      (token ?? opener() ?? home.current)?.focus();
    },
    [base, of, opener],
  );
  return (
    <fieldset
      ref={box}
      id={`${base}panel`}
      className="wf-panel"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <legend>{title}</legend>
      {children}
      <div className="acts">
        {actions ?? (
          <Button small onClick={close}>
            <Trans>Done</Trans>
          </Button>
        )}
      </div>
    </fieldset>
  );
}
