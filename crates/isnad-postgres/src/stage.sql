-- What a batch is copied into before it is merged; it is gone with the transaction.
create temporary table staged_article (like isnad.article) on commit drop;
create temporary table staged_person (like isnad.person) on commit drop;
create temporary table staged_statement (like isnad.statement) on commit drop;
