import type { TestProject } from "vitest/node";
import { type Product, startProduct } from "./product.ts";

declare module "vitest" {
  export interface ProvidedContext {
    product: Product;
  }
}

/** One product for a whole run; tests reach it by `inject("product")`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...product } = await startProduct();
  project.provide("product", product);
  return stop;
}
