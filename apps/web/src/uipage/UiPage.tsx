import { Page } from "../ui/Page.tsx";
export function UiPage() {
  return <Page title="x" />;
}
