//! Rules over HTTP: the API and the pages tell the same, findings stand on the form's page, versions are compared.

use super::Server;
use serde_json::json;

#[tokio::test]
async fn rules_are_listed_and_read_by_code_and_by_name() {
    let server = Server::new();
    let list = server.get("/api/v1/rules?lang=fr").await.json();
    assert_eq!(list["rules"].as_array().unwrap().len(), 68);
    let by_code = server.get("/api/v1/rules/P501?lang=en").await.json();
    let by_name = server.get("/api/v1/rules/age-limit?lang=en").await.json();
    assert_eq!(by_code, by_name);
    assert_eq!(by_code["label"], "Age limit");
    assert_eq!(server.get("/api/v1/rules/none").await.status, 404);
}

#[tokio::test]
async fn every_rule_has_a_page_in_both_languages() {
    let server = Server::new();
    let page = server.get("/rules/P501?lang=fr").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Limite d'âge") || page.text().contains("Limite d&#39;âge"));
    assert!(
        server
            .get("/rules/age-limit?lang=en")
            .await
            .text()
            .contains("Age limit")
    );
    assert!(
        server
            .get("/rules?lang=en")
            .await
            .text()
            .contains("/rules/P112")
    );
    assert_eq!(server.get("/rules/none").await.status, 404);
}

#[tokio::test]
async fn the_form_shows_findings_and_folds_style() {
    let server = Server::new();
    let text = "Vos missions : rédiger les articles du site, publier les actualités, répondre aux clients.\nProfil : moins de 30 ans.";
    let answer = server
        .form("/?lang=fr", &[("title", ""), ("text", text)], None)
        .await;
    let page = answer.text();
    assert!(
        page.contains("n-error") && page.contains("/rules/P501"),
        "{page}"
    );
    assert!(page.contains("<details id="));
}

#[tokio::test]
async fn two_versions_are_compared() {
    let server = Server::new();
    let ad = |profile: &str| json!({"title": "Vendeur H/F", "description": format!("Vos missions : conseiller les clients du magasin de Nantes et tenir la caisse.\nProfil : {profile}.")});
    let versions = json!({"before": ad("moins de 30 ans"), "after": ad("sens du contact")});
    let said = server
        .post_json("/api/v1/comparisons", &versions)
        .await
        .json();
    assert_eq!(said["schema"], "rolefit/comparison/1");
    let mended = said["mended"].as_array().unwrap();
    assert!(
        mended.iter().any(|finding| finding["name"] == "age-limit"),
        "{said}"
    );
}
