import "./Button.css";

const shapes = {
  up: "M8 13V3M3.5 7.5 8 3l4.5 4.5",
  down: "M8 3v10M3.5 8.5 8 13l4.5-4.5",
  remove: "M4 4l8 8M12 4l-8 8",
};

/** A button of one shape, for moving and removing in a list. `label` says the act and of what. */
export function IconButton(props: {
  icon: keyof typeof shapes;
  label: string;
  onClick: () => void;
  /** Nothing to do here (already first): stays reachable; the label should say why. */
  off?: boolean;
}) {
  return (
    <button
      type="button"
      className="ico"
      aria-label={props.label}
      aria-disabled={props.off || undefined}
      onClick={() => {
        if (!props.off) props.onClick();
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[props.icon]} />
      </svg>
    </button>
  );
}
